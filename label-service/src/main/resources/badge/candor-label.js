// <candor-label verdict="ID" lang="de"><a href="https://…/v1/embeds/ID">KI-generiert</a></candor-label>
//
// Without script, what is inside stays: a link with the words. With script, the label is asked for by the address of
// this module, so a correction shows at once. It is a <details>: opened by pointer, Enter and Space, closed by Escape
// too, and its state is told to assistive technology by the browser itself.
const HOME = new URL('/', import.meta.url);

const STYLE = `
:host{display:inline-block;max-inline-size:100%;font:inherit}
details{color:#141414;background:#f5f5f5;border:1px solid #767676;border-radius:.4em;overflow-wrap:anywhere}
summary{min-block-size:24px;min-inline-size:24px;padding:.25em .6em;cursor:pointer;font-weight:600}
summary:focus-visible,a:focus-visible{outline:3px solid currentColor;outline-offset:2px}
p{margin:.4em .6em}
a{color:inherit}
@media (prefers-color-scheme:dark){details{color:#f5f5f5;background:#141414}}
@media (prefers-contrast:more){details{color:CanvasText;background:Canvas;border-width:2px}}
@media (forced-colors:active){details{border-color:CanvasText}}
@media print{details{border-width:1pt}a::after{content:" (" attr(href) ")"}}
`;

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he']);

class CandorLabel extends HTMLElement {
  static observedAttributes = ['verdict', 'lang'];

  #version = 0;

  connectedCallback() {
    this.refresh();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) {
      this.refresh();
    }
  }

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
      if (answer.ok) {
        this.#show(verdict, await answer.json());
      }
    } catch {
      // The words inside the element stay.
    }
  }

  #show(verdict, badge) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const open = root.querySelector('details')?.open ?? false;
    const changed = this.#version !== 0 && this.#version !== badge.version;
    this.#version = badge.version;

    const details = document.createElement('details');
    details.open = open;
    details.lang = badge.language;
    details.dir = RIGHT_TO_LEFT.has(badge.language) ? 'rtl' : 'ltr';
    details.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && details.open) {
        details.open = false;
        details.querySelector('summary').focus();
      }
    });

    const summary = document.createElement('summary');
    summary.textContent = badge.title;
    if (changed) {
      summary.setAttribute('aria-live', 'polite');
    }
    const sentence = paragraph(badge.description);
    const link = document.createElement('a');
    link.href = new URL('v1/embeds/' + verdict, HOME).href;
    link.textContent = 'Version ' + badge.version + ', ' + badge.decidedAt.slice(0, 10);
    const evidence = paragraph('');
    evidence.append(link);

    details.append(summary, sentence, evidence);
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.replaceChildren(style, details);
  }
}

function paragraph(text) {
  const p = document.createElement('p');
  p.lang = 'en';
  p.dir = 'ltr';
  p.textContent = text;
  return p;
}

customElements.define('candor-label', CandorLabel);
