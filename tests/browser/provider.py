"""A real OpenID provider on this computer, for whoever `user` says; asks nobody for a password."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from secrets import token_urlsafe
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

CLIENT = "dashboard"
CLIENT_PROOF = "invented for this test"


@dataclass
class Provider:
    """Discovery, authorization with a code, tokens and keys (OpenID Connect Core 1.0)."""

    port: int
    user: dict[str, object] = field(default_factory=dict)
    # How much older than now the next confirmation says it is, in seconds.
    age: int = 0
    refuses: bool = False
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, auto_kid=True))
    _codes: dict[str, str] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        # Not localhost: the dashboard's browser must see another site.
        return f"http://127.0.0.1:{self.port}"

    @property
    def metadata_url(self) -> str:
        return f"{self.issuer}/.well-known/openid-configuration"

    def secrets(self, analysts: list[str]) -> str:
        """What an operator would write into secrets.toml."""
        return f"""
[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "{token_urlsafe()}"
client_id = "{CLIENT}"
client_secret = "{CLIENT_PROOF}"
server_metadata_url = "{self.metadata_url}"

[dashboard]
analysts = {analysts!r}
"""

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _discovery(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = request.query_params
        answer = {"state": asked["state"]}
        if self.refuses:
            answer["error"] = "access_denied"
        else:
            answer["code"] = token_urlsafe()
            self._codes[answer["code"]] = asked["nonce"]
        address = escape(f"{asked['redirect_uri']}?{urlencode(answer)}")
        # Not a redirect: from a page of the provider's, the browser comes as from another site.
        return HTMLResponse(f'<a href="{address}">同意</a>')

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        nonce = self._codes.pop(str(form["code"]))
        now = int(time.time()) - self.age
        claims = {"iss": self.issuer, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 9000}
        header = {"alg": "RS256", "kid": self._key.kid}
        token = jwt.encode(header, claims | self.user, self._key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": token})

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})


@contextmanager
def running(provider: Provider) -> Iterator[Provider]:
    """The provider answers inside; its requests come from the dashboard and from a browser."""
    config = uvicorn.Config(
        provider.application(), "127.0.0.1", provider.port, log_level="warning", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield provider
    finally:
        server.should_exit = True
        thread.join(timeout=10)
