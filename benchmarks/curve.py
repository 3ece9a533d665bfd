"""A curve of seconds over articles as SVG, beside what would be linear and what is allowed."""

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 40, 44
Point = tuple[float, float]


def curve(points: Sequence[Point], limit: float, title: str) -> str:
    """Draw it.

    Args:
        points: Articles and seconds of the processor, from few to many.
        limit: Seconds allowed for the most.
        title: Stands above it.
    """
    most = points[-1][0]
    high = max(limit, *(seconds for _, seconds in points)) * 1.1

    def at(articles: float, seconds: float) -> str:
        x = LEFT + (WIDTH - LEFT - RIGHT) * articles / most
        return f"{x:.1f},{HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / high:.1f}"

    def line(ends: Sequence[Point], style: str) -> str:
        return f'<polyline points="{" ".join(at(*p) for p in ends)}" fill="none" {style}/>'

    def words(where: str, text: str, anchor: str = "middle") -> str:
        x, y = where.split(",")
        return f'<text x="{x}" y="{y}" font-size="13" text-anchor="{anchor}">{escape(text)}</text>'

    first, seconds = points[0]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        words(f"{LEFT},20", title, "start"),
        line([(0, high), (0, 0), (most, 0)], 'stroke="#000"'),
        line([(0, limit), (most, limit)], 'stroke="#000" stroke-dasharray="2 4"'),
        words(f"{LEFT + 8},{float(at(0, limit).split(',')[1]) - 6}", f"{limit:g} s allowed", "start"),
        line([(0, 0), (most, seconds * most / first)], 'stroke="#767676" stroke-dasharray="6 4"'),
        words(f"{WIDTH - RIGHT},{float(at(most, seconds * most / first).split(',')[1]) + 36}", "linear from the first", "end"),
        line(points, 'stroke="#000" stroke-width="2"'),
    ]
    for articles, used in points:
        x, y = at(articles, used).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="4"/>')
        parts.append(words(f"{x},{float(y) - 10:.1f}", f"{used:g} s", "end" if articles == most else "middle"))
        parts.append(words(f"{x},{HEIGHT - BOTTOM + 18}", f"{articles:,g}", "end" if articles == most else "middle"))
    parts.append(words(f"{WIDTH / 2:g},{HEIGHT - 8}", "articles"))
    return "\n".join((*parts, "</svg>", ""))


__all__ = ["curve"]
