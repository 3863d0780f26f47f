// <candor-label verdict="ID" lang="de"><a href="https://…/v1/embeds/ID">KI-generiert</a></candor-label>
//
// Without script, what is inside stays: a link with the words. With script, the label is asked for by the address of
// this module, each time the page is shown, so a correction or retraction is seen at once. It is a <details>: opened by pointer,
// Enter and Space, closed by Escape too, and its state is told to assistive technology by the browser itself. Closed it
// says the label, open who says so and what follows, and its link leads to everything that is public.
const HOME = new URL('/', import.meta.url);

const STYLE = `
:host{display:inline-block;max-inline-size:100%;font:inherit}
details{color:#141414;background:#f5f5f5;border:1px solid #767676;border-radius:.4em;overflow-wrap:anywhere}
summary{box-sizing:border-box;min-block-size:24px;min-inline-size:24px;padding:.4em .6em;cursor:pointer;font-weight:600}
summary:focus-visible,a:focus-visible{outline:3px solid currentColor;outline-offset:-3px}
a:focus-visible{outline-offset:2px}
p{margin:.4em .6em}
a{color:inherit;display:inline-block;min-block-size:24px}
[role=status]{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
img{block-size:1.2em;vertical-align:-.25em;margin-inline-end:.4em}
.token{display:inline-block;padding-inline:.3em;margin-inline-end:.5em;border:1px solid currentColor;
border-radius:.2em;font-size:.8em;line-height:1.3}
@media (prefers-color-scheme:dark){details{color:#f5f5f5;background:#141414}}
@media (prefers-contrast:more){details{color:CanvasText;background:Canvas;border:2px solid CanvasText}}
@media (forced-colors:active){details{border-color:CanvasText}}
@media print{details{color:#000;background:#fff;border:1pt solid #000}
details::details-content{content-visibility:visible;display:block;block-size:auto}
a::after{content:" (" attr(href) ")"}}
`;

class CandorLabel extends HTMLElement {
  static observedAttributes = ['verdict', 'lang'];

  #parts = null;
  #shown = '';

  connectedCallback() {
    document.addEventListener('visibilitychange', this.#again);
    window.addEventListener('pageshow', this.#again);
    this.refresh();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#again);
    window.removeEventListener('pageshow', this.#again);
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) {
      this.refresh();
    }
  }

  #again = (event) => {
    if (event.type === 'pageshow' ? event.persisted : document.visibilityState === 'visible') {
      this.refresh();
    }
  };

  /** Asks again; what has not changed costs no body. Anything that goes wrong leaves what is there. */
  async refresh() {
    const verdict = this.getAttribute('verdict') ?? '';
    if (!/^[0-9a-f-]{36}$/i.test(verdict)) {
      return;
    }
    const address = new URL('v1/badges/' + verdict, HOME);
    const language = this.closest('[lang]')?.getAttribute('lang');
    if (language) {
      address.searchParams.set('lang', language);
    }
    try {
      const answer = await fetch(address, {
        headers: { Accept: 'application/json' },
        cache: 'no-cache',
        credentials: 'omit',
      });
      if (answer.ok && verdict === this.getAttribute('verdict')) {
        this.#show(verdict, await answer.json());
      }
    } catch {
      // The words inside the element stay.
    }
  }

  /** The parts are made once and filled again, so that what is open stays open and focus stays where it is. */
  #show(verdict, badge) {
    this.#parts ??= this.#made();
    const { details, words, sentence, credentials, link, status } = this.#parts;
    details.lang = badge.language;
    details.dir = badge.direction;
    const standing = badge.standingWords ? [badge.standingWords + ' · '] : [];
    words.replaceChildren(...standing, ...mark(badge), badge.label);
    sentence.textContent = badge.description;
    credentials.textContent = badge.credentials;
    link.href = new URL('v1/embeds/' + verdict + '?lang=' + badge.language, HOME).href;
    link.textContent = badge.evidence;

    const now = verdict + '.' + badge.version + '.' + badge.standing;
    if (this.#shown !== '' && this.#shown !== now) {
      status.lang = badge.language;
      status.textContent = badge.title;
    }
    this.#shown = now;
  }

  #made() {
    const root = this.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = STYLE;
    const details = document.createElement('details');
    const words = document.createElement('summary');
    const sentence = document.createElement('p');
    const credentials = document.createElement('p');
    const evidence = document.createElement('p');
    const link = document.createElement('a');
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    evidence.append(link);
    details.append(words, sentence, credentials, evidence);
    details.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && details.open) {
        details.open = false;
        words.focus();
      }
    });
    root.append(style, details, status);
    return { details, words, sentence, credentials, link, status };
  }
}

/** The operator's official icon, or the neutral token; the words beside it say all, so it is not read aloud. */
function mark(badge) {
  if (!badge.token) {
    return [];
  }
  if (badge.icon) {
    const picture = document.createElement('picture');
    const dark = document.createElement('source');
    dark.media = '(prefers-color-scheme:dark)';
    dark.srcset = new URL((badge.iconDark ?? badge.icon).slice(1), HOME).href;
    const image = document.createElement('img');
    image.alt = '';
    image.src = new URL(badge.icon.slice(1), HOME).href;
    picture.append(dark, image);
    return [picture];
  }
  const token = document.createElement('span');
  token.className = 'token';
  token.lang = 'en';
  token.setAttribute('aria-hidden', 'true');
  token.textContent = badge.token;
  return [token];
}

customElements.define('candor-label', CandorLabel);
