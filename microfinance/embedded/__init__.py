"""PostgreSQL and Redis for a machine that has neither: started with us, ended with us, their data kept between.

    with servers(Path("var/run")) as running:
        os.environ.update(running.urls)

Only the servers that the environment does not name are started. Nothing here needs Django.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from microfinance import environment
from microfinance.embedded.home import held
from microfinance.embedded.postgres import start_postgres
from microfinance.embedded.process import Child, NotStarted, stop
from microfinance.embedded.redis import start_redis

__all__ = ["NotStarted", "Servers", "servers"]


@dataclass
class Servers:
    """What runs: the URLs to hand to the portal and the processes to watch."""

    urls: dict[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)


@contextmanager
def servers(home: Path, *, durable: bool = True) -> Iterator[Servers]:
    """Runs the servers that DATABASE_URL and REDIS_URL do not name; raises NotStarted with the reason in a sentence."""
    missing = [name for name in ("DATABASE_URL", "REDIS_URL") if not environment.text(name)]
    running = Servers()
    with ExitStack() as stack:
        if missing:
            home = home.absolute()
            stack.enter_context(held(home))
        stack.callback(stop, running.children)
        for name in missing:
            child, url = start_postgres(home, durable=durable) if name == "DATABASE_URL" else start_redis(home)
            running.urls[name] = url
            running.children.append(child)
        yield running
