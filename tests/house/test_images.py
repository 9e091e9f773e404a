"""What the images and the trial of what comes next stand on (house-H94)."""

import re

from tests.house.test_arrows import HOUSE

IMAGE = re.compile(r"^(?:FROM|    image:) (\S+)", re.M)


def test_images_stand_on_python_3_13_and_debian_13() -> None:
    """house-H94: each that names its Debian names the thirteenth."""
    text = (HOUSE / "Dockerfile").read_text("utf-8") + (HOUSE / "docker-compose.yml").read_text("utf-8")
    images = IMAGE.findall(text)
    assert images.count("python:3.13-slim-trixie") == 2
    assert [image for image in images if re.search("bookworm|bullseye|python:3.1[12]", image)] == []


def test_what_the_documents_prescribe_is_laid_down_before_anybody_comes() -> None:
    """Shares and bodies are rows that no migration writes: a new installation had none, a later one not the new."""
    steps = re.search(r"  migrate:\n.*?command: (.+?)\n", (HOUSE / "docker-compose.yml").read_text("utf-8"), re.DOTALL)
    assert steps
    assert "manage.py migrate --noinput && python manage.py reference_data" in steps[1]
