"""A small provider of OpenID Connect on this machine, which can be told to answer wrongly."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from typing import Any

from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "ocop", "khoa-cua-ung-dung"


class Provider:
    """Vouches for `subject`; `wrong` are claims that it puts into the token instead of the right ones."""

    def __init__(self) -> None:
        self.subject, self.wrong = "u-1", dict[str, Any]()
        self.key = self.published = RSAKey.generate_key(2048, {"kid": "1"})
        self._asked: dict[str, dict[str, str]] = {}
        self._server = make_server("127.0.0.1", 0, self._app())
        self.issuer = f"http://127.0.0.1:{self._server.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _app(self) -> Flask:
        app = Flask(__name__)
        app.add_url_rule("/.well-known/openid-configuration", view_func=self._about)
        app.add_url_rule("/authorize", view_func=self._authorize)
        app.add_url_rule("/token", view_func=self._token, methods=["POST"])
        app.add_url_rule("/jwks", view_func=lambda: jsonify({"keys": [self.published.as_dict(private=False)]}))
        return app

    def _about(self) -> Response:
        pages = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        return jsonify({"issuer": self.issuer} | {name: f"{self.issuer}/{path}" for name, path in pages.items()})

    def _authorize(self) -> Any:
        given = request.args
        assert (given["client_id"], given["response_type"]) == (CLIENT, "code")
        assert given["code_challenge_method"] == "S256"
        code = secrets.token_hex(8)
        self._asked[code] = dict(given)
        return redirect(f"{given['redirect_uri']}?code={code}&state={given['state']}")

    def _token(self) -> Any:
        asked = self._asked.pop(request.form["code"], None)
        verifier = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        auth = request.authorization
        if (
            not asked
            or proof != asked["code_challenge"]
            or not auth
            or (auth.username, auth.password) != (CLIENT, SECRET)
        ):
            return jsonify({"error": "invalid_grant"}), 400
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "nonce": asked["nonce"]}
        claims |= {"iat": now, "exp": now + 60} | self.wrong
        token = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
        return jsonify({"access_token": "a", "token_type": "Bearer", "id_token": token})
