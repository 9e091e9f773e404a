"""Messages in memory, for tests within one process."""

from typing import NamedTuple

from applicants.sms.interface import Backend as Base
from applicants.sms.interface import Delivery


class Message(NamedTuple):
    """One message that was handed over."""

    mobile: str
    text: str
    local_id: str


outbox: list[Message] = []


class Backend(Base):
    """Appends the message to `outbox`."""

    def send(self, mobile: str, text: str, local_id: str) -> str:
        outbox.append(Message(mobile, text, local_id))
        return f"memory-{len(outbox)}"

    def status(self, local_id: str) -> Delivery:
        there = any(message.local_id == local_id for message in outbox)
        return Delivery.SENT if there else Delivery.UNKNOWN
