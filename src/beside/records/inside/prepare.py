"""The picture of a page made ready for OCR: grey, upright as its camera says, of a size that can be read in time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, ImageStat

if TYPE_CHECKING:
    from PIL.Image import Image as Picture_

POINTS = 72.0  # an inch
DOTS = 300.0  # an inch: what Tesseract was made for
MOST_DOTS = 12_000_000  # in all: a page of A4 at 300 dots an inch has 8.7 million
A4 = 11.7  # inches, the longer side: what a photo of a page shows, where nothing says how large it is
DARK = 120  # of 255: a page whose middle tone is darker is light on dark, or a photo of something else
PAPER = 0.85  # of the middle tone, and what is lighter is paper
BLANK = 12  # of 255: nothing stands on a page where light and dark differ by less


@dataclass(frozen=True, slots=True)
class Picture:
    """`dots` an inch."""

    image: Picture_
    dots: float

    def turned(self, degrees: int) -> Picture:
        """With the clock."""
        return replace(self, image=self.image.rotate(-degrees, expand=True)) if degrees else self

    @property
    def blank(self) -> bool:
        tones = [place for place, count in enumerate(self.image.histogram()) if count]
        return tones[-1] - tones[0] < BLANK


def with_white_paper(image: Picture_) -> Picture_:
    """Grain and shade of the paper made white: on a page with few words they would be taken for ink."""
    paper = ImageStat.Stat(image).median[0]
    if paper < DARK:
        return image
    return image.point([min(255, round(tone * 255 / (paper * PAPER))) for tone in range(256)])


def scale_for(width: float, height: float) -> float:
    """From inches to dots, for a page of so many inches."""
    return float(min(DOTS, (MOST_DOTS / max(width * height, 1e-6)) ** 0.5))


def make_ready(image: Picture_) -> Picture:
    """A picture that came as a file: as large as it says it is, or as a page would be."""
    upright = ImageOps.exif_transpose(image)
    grey = _on_white(upright).convert("L")
    said = float(image.info.get("dpi", (0, 0))[0] or 0)
    dots = said if 100 <= said <= 1200 else max(grey.size) / A4
    inches = grey.width / dots, grey.height / dots
    wanted = scale_for(*inches)
    if abs(wanted / dots - 1) > 0.1:
        size = round(inches[0] * wanted), round(inches[1] * wanted)
        return Picture(with_white_paper(grey.resize(size, Image.Resampling.LANCZOS)), wanted)
    return Picture(with_white_paper(grey), dots)


def _on_white(image: Picture_) -> Picture_:
    """What is see-through is paper."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered)
