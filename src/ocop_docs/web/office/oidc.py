"""Logging in by a provider of OpenID Connect: Authlib checks state, nonce, PKCE and the token's signature.

The provider sends the browser back from another site, and our cookies are sent with requests of our own pages only.
So the first page after the return leads on to the second, which has them.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, current_app, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from ocop_docs.errors import OcopDocsError, fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import CannotLogIn
from ocop_docs.office.people.identities import Identity, log_in_as
from ocop_docs.office.people.identities import link as link_account
from ocop_docs.settings import settings
from ocop_docs.web.office.guard import actor, go_to, person_now, set_cookie, store

oidc = Blueprint("office_oidc", __name__)
_FOR = "oidc-for"
"""Whose account the session links; not there at a login."""
_ANSWERED = ("code", "state", "error", "iss")
_LONGEST = 4000
"""Characters of what a provider answers."""
_TIMEOUT_S = 10
_INTERNAL = 500


@oidc.get("/dang-nhap/oidc")
def start() -> ResponseReturnValue:
    """Send the browser to the provider, to log in."""
    session.pop(_FOR, None)
    return _to_provider()


@oidc.get("/co-quan/toi/lien-ket")
def link() -> ResponseReturnValue:
    """Send the browser to the provider, to link its identity to the account."""
    session[_FOR] = actor().person.id
    return _to_provider()


@oidc.get("/dang-nhap/oidc/ve")
def returned() -> str:
    """Lead on to `finish` with what the provider answered."""
    _provider()
    given = {
        name: request.args.get(name, "")[:4000] for name in ("code", "state", "error", "iss") if name in request.args
    }
    return render_template("office/returned.html", then=f"{url_for('office_oidc.finish')}?{urlencode(given)}")


@oidc.get("/dang-nhap/oidc/xong")
def finish() -> ResponseReturnValue:
    """Log in as, or link, whom the provider vouches for; a refusal is shown on the page to log in."""
    client = _provider()
    try:
        identity = _identity(client)
        if (person := session.pop(_FOR, None)) is None:
            token = log_in_as(store(), identity)
            session.clear()
            return set_cookie(go_to(url_for("office_home.dashboard")), token)
        present = person_now()
        if present is None or present.id != person:
            raise CannotLogIn(fault("office-oidc-refused"))
        link_account(Actor(store(), present), identity)
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return render_template("office/login.html", then="", faults=error.faults), error.http_status
    return go_to(url_for("office_me.page"))


def _identity(client: Any) -> Identity:
    """Return whom the provider vouches for.

    Raises:
        CannotLogIn: state, nonce, PKCE, signature, issuer, audience or time of the answer is wrong, or there is none.
    """
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError
    from requests import RequestException

    try:
        claims = client.authorize_access_token()["userinfo"]
    except (AuthlibBaseError, JoseError, RequestException, KeyError, ValueError, RuntimeError) as error:
        raise CannotLogIn(fault("office-oidc-refused")) from error
    issuer, subject = str(claims.get("iss", "")), str(claims.get("sub", ""))
    if issuer.rstrip("/") != settings().oidc_issuer.rstrip("/") or not subject:
        raise CannotLogIn(fault("office-oidc-refused"))
    return Identity(issuer, subject)


def _to_provider() -> ResponseReturnValue:
    from authlib.common.errors import AuthlibBaseError
    from requests import RequestException

    client, ours = _provider(), settings().office_address.rstrip("/")
    back = ours + url_for("office_oidc.returned") if ours else url_for("office_oidc.returned", _external=True)
    try:
        answer = client.authorize_redirect(back)
    except (AuthlibBaseError, RequestException, RuntimeError, ValueError) as error:
        raise CannotLogIn(fault("office-oidc-unreachable")) from error
    return go_to(answer.location)


def _provider() -> Any:
    """The provider of the settings; without one the page is not there."""
    given = settings()
    if not given.oidc_issuer:
        abort(404)
    if "oidc" not in current_app.extensions:
        current_app.extensions["oidc"] = _registered()
    return current_app.extensions["oidc"].provider


def _registered() -> Any:
    from authlib.integrations.flask_client import OAuth

    given, known = settings(), OAuth(current_app)
    known.register(
        "provider",
        client_id=given.oidc_client,
        client_secret=given.oidc_secret.get_secret_value() if given.oidc_secret else None,
        server_metadata_url=f"{given.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256", "timeout": _TIMEOUT_S},
    )
    return known
