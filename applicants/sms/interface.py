"""What every SMS backend promises."""

from enum import StrEnum


class SmsRefused(Exception):
    """The provider has surely not sent the message and will not; the text says why, without number or key."""


class Delivery(StrEnum):
    """What a provider says of a message, asked by our own id."""

    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Backend:
    """One way to send. A subclass that can ask its provider about a message also overrides `status`."""

    def send(self, mobile: str, text: str, local_id: str) -> str:
        """Hand one message over, with our id, and return the provider's id.

        Raises SmsRefused when it surely was not sent. Any other error means doubt, and a doubtful message is never
        sent again: so nothing in a subclass may retry.
        """
        raise NotImplementedError

    def status(self, local_id: str) -> Delivery:
        """What became of the message with our id; UNKNOWN where the provider cannot tell."""
        return Delivery.UNKNOWN
