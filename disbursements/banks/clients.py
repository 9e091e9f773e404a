"""A bank's own client at the token endpoint."""

from django.db import transaction
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import Application as Client

from disbursements.models import Bank


@transaction.atomic
def register_client(*, bank: Bank) -> tuple[str, str]:
    """Give a bank a new client for the API and return its id and secret; the secret can be read only here.

    A client that the bank had before stops working, and so do its tokens.
    """
    Client.objects.filter(client_id=bank.client_id).delete()
    secret = generate_client_secret()
    client = Client.objects.create(
        name=bank.name,
        client_type=Client.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Client.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
    bank.client_id = client.client_id
    bank.save(update_fields=["client_id"])
    return client.client_id, secret
