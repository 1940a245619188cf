"""A picture in hand: a photo or a scan of a page, or a TIFF of many."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress

from PIL import Image, UnidentifiedImageError

from beside.records import limits
from beside.records.inside.prepare import Picture, make_ready
from beside.records.inside.refusals import RefusedError
from beside.records.messages import Opened

FORMATS = ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF", "MPO"]
FINE_ENOUGH = (3500, 3500)  # A4 at 300 dots an inch
BROKEN = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError, OverflowError, ZeroDivisionError)


class PictureFile:
    def __init__(self, data: bytes) -> None:
        _know_heif()
        Image.MAX_IMAGE_PIXELS = limits.PIXELS
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            self.image = Image.open(io.BytesIO(data), formats=_known())
            self.pages = int(getattr(self.image, "n_frames", 1))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise RefusedError("memory") from None
        except UnidentifiedImageError:
            raise RefusedError("unknown" if _is_heif(data) else "broken") from None
        except BROKEN:
            raise RefusedError("broken") from None

    def opened(self) -> Opened:
        return Opened(self.pages)

    def picture(self, number: int) -> Picture:
        try:
            self.image.seek(number - 1)
            self.image.draft("L", FINE_ENOUGH)  # of a JPEG, as much as is needed is unpacked
            return make_ready(self.image)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise RefusedError("memory") from None
        except BROKEN:
            raise RefusedError("broken") from None


def _known() -> list[str]:
    Image.init()
    return [name for name in FORMATS if name in Image.OPEN]


def _know_heif() -> None:
    """Photos of telephones, where the extra `heic` is installed."""
    with suppress(ImportError):
        from pi_heif import register_heif_opener  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

        register_heif_opener()


def _is_heif(data: bytes) -> bool:
    return data[4:8] == b"ftyp"
