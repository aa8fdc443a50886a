// Requests to the program. A form can be posted even after the program was restarted.

export class Offline extends Error {}

async function send(url, options) {
  try {
    return await fetch(url, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Offline(url);
  }
}

async function renewToken(form) {
  const response = await send(form.dataset.session);
  const { token } = await response.json();
  form.elements.token.value = token;
}

const ASK_AGAIN_MS = 1000;

/** Wait for the result of work that the program says is under way. */
export async function finished(response) {
  while (response.status === 202 && response.headers.has("Location")) {
    await new Promise((done) => setTimeout(done, ASK_AGAIN_MS));
    response = await send(response.headers.get("Location"), {});
  }
  return response;
}

/** Post the form's fields and `extra` ones to `url`, or `only` those given; chosen `files` too where that is asked. An outdated token is renewed once. */
export async function post(form, url, { extra = {}, only = null, files = false, headers = {}, signal } = {}) {
  const request = () => {
    const fields = new FormData(form);
    const body = files ? fields : new URLSearchParams(only ?? [...fields].filter(([, value]) => typeof value === "string"));
    for (const [name, value] of Object.entries(extra)) body.set(name, value);
    const all = { Accept: "application/json", "X-Token": form.elements.token.value, ...headers };
    return send(url, { method: "POST", body, headers: all, signal });
  };
  const response = await request();
  if (!response.headers.has("X-Stale")) return response;
  await renewToken(form);
  return request();
}

/** Get JSON; `null` if the program cannot be reached. */
export async function get(url) {
  try {
    const response = await send(url);
    return response.ok ? await response.json() : null;
  } catch (error) {
    if (error instanceof Offline) return null;
    throw error;
  }
}
