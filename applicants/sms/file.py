"""Messages as files in the folder SMS_FOLDER, for development and for tests of many processes."""

import json
import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from applicants.sms.interface import Backend as Base
from applicants.sms.interface import Delivery


class Backend(Base):
    """Writes one private file a message, `<our id>.json`, holding one line of JSON; it appears whole or not at all."""

    def __init__(self) -> None:
        self.folder = Path(settings.SMS_FOLDER)

    def send(self, mobile: str, text: str, local_id: str) -> str:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        line = {"local_id": local_id, "mobile": mobile, "text": text, "at": timezone.now().isoformat()}
        part = self.folder / f".{local_id}.part"
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        os.link(part, self._path(local_id))  # unlike a rename, it fails when the message is already there
        part.unlink()
        return local_id

    def status(self, local_id: str) -> Delivery:
        return Delivery.SENT if self._path(local_id).exists() else Delivery.UNKNOWN

    def _path(self, local_id: str) -> Path:
        return self.folder / f"{local_id}.json"
