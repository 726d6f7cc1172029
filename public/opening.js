// Inlined in the page, after its frame: shows something before the program is loaded. On a first visit that is the
// welcome; later it is the picture of the last screen, as long as it is up to date. The app is rendered out of sight
// behind it, and replaces it once its first screen is complete (`start.js`, `reveal`).
//
//   window.afterword_opening        what `start.js` needs to store the picture: its key, the stamp of the page, and
//                                   what may be in it; a picture with another stamp is not shown
//   window.afterword_reveal()       removes the picture, and so shows the app behind it
{
  const place = `afterword ${new URL('.', location).pathname} `;
  const kept = `${place}:opening`; // src/storage/names.rs
  // Must match what `start.js` stores of a screen: a text, or [name, attributes, ...children].
  const NAMES = /^(a|article|aside|b|br|button|dd|details|div|dl|dt|em|fieldset|form|h[1-4]|header|i|img|input|label|legend|li|main|nav|ol|option|p|search|section|select|small|span|strong|summary|svg|time|ul|use)$/;
  const ATTRIBUTES = /^(alt|class|dir|height|lang|open|placeholder|type|width|aria-(current|hidden|label|pressed)|data-[a-z-]+)$/;
  const ADDRESSES = { href: /^#/, src: /^icon\.svg$/ };

  const keys = () => Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n));

  // Every change of a record raises its revision; on another day, or in another version of the app, the screen differs.
  // A theme changes the colours only.
  const stamp = () => {
    let [revisions, length] = [0, 0];
    for (const key of keys()) {
      if (!key.startsWith(place) || !/^[a-z]/.test(key.slice(place.length))) continue;
      const text = localStorage.getItem(key);
      revisions += Number(/"rev":(\d+)/.exec(text.slice(0, 200))?.[1] ?? 0);
      length += text.length;
    }
    const program = document.querySelector('link[rel=modulepreload]').href;
    return [new Date().toDateString(), revisions, length, program].join(' ');
  };

  // Never markup: only elements with these names and attributes, and texts.
  const made = (one) => {
    if (typeof one === 'string') return document.createTextNode(one);
    const [name, attributes, ...parts] = one;
    if (!NAMES.test(name)) return '';
    const element = document.createElementNS(/^(svg|use)$/.test(name) ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml', name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (ATTRIBUTES.test(attribute) || ADDRESSES[attribute]?.test(value)) element.setAttribute(attribute, value);
    }
    // A link works as soon as the program is loaded; a button would do nothing yet, and a field would lose what is
    // typed.
    element.inert = /^(button|input|select|summary)$/.test(name);
    element.append(...parts.map(made));
    return element;
  };

  const show = (frame) => {
    const before = document.createElement('div');
    before.id = 'before';
    before.append(frame);
    document.getElementById('app').before(before);
  };
  const reveal = () => document.getElementById('before')?.remove();

  // The user asked for another screen than the one shown.
  addEventListener('hashchange', reveal, { once: true });
  window.afterword_reveal = reveal;
  window.afterword_opening = { stamp, kept, NAMES, ATTRIBUTES, ADDRESSES };

  try {
    const settings = localStorage.getItem(`${place}settings/only`) ?? localStorage.getItem('afterword/settings/only');
    const theme = settings && JSON.parse(settings).data.theme;
    if (theme && theme !== 'system') document.documentElement.dataset.theme = theme;
  } catch {
    // No theme was chosen, or none can be read: that of the device applies.
  }
  try {
    const here = location.hash || '#/';
    const screen = !location.search && JSON.parse(localStorage.getItem(kept));
    if (screen?.[here] && screen.stamp === stamp()) {
      const styles = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: document.querySelector('meta[name=styles]').content });
      const frame = made(screen[here]);
      styles.onload = () => document.getElementById('opening') && show(frame);
      document.head.append(styles);
    } else if (!screen && here === '#/' && !location.search && !keys().some((key) => key.startsWith(place) || key.startsWith('afterword/'))) {
      const frame = document.querySelector('#app > .app').cloneNode(true);
      const main = frame.querySelector('main');
      main.removeAttribute('id');
      main.replaceChildren(document.getElementById('welcome').content.cloneNode(true));
      show(frame);
    }
  } catch {
    // The browser allows no storage: the page stays as it is.
  }
}
