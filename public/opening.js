// In the page itself, after its frame: what is seen before the program is there. A first visit begins with the welcome;
// a later one with what the screen showed last, as long as that is true. The app is made out of sight behind it, and
// takes its place once its first screen is whole (`start.js`, `reveal`).
//
//   window.afterword_opening        the words for what is stored, and for the page: what was kept under other ones is
//                                   not shown
//   window.afterword_reveal()       shows the page behind it
{
  const place = `afterword ${new URL('.', location).pathname} `;
  const kept = `${place}:opening`; // src/storage/names.rs
  // Of `start.js`: what it keeps of a screen. A text, or [name, attributes, ...what is in it].
  const NAMES = /^(a|article|aside|b|br|button|dd|details|div|dl|dt|em|fieldset|form|h[1-4]|header|i|img|input|label|legend|li|main|nav|ol|option|p|search|section|select|small|span|strong|summary|svg|time|ul|use)$/;
  const ATTRIBUTES = /^(alt|class|dir|height|lang|open|placeholder|type|width|aria-(current|hidden|label|pressed)|data-[a-z-]+)$/;
  const ADDRESSES = { href: /^#/, src: /^icon\.svg$/ };

  const keys = () => Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n));

  // Every change of a record raises its revision; another day, or another version of the app, shows other things.
  // Of a theme only the colours differ.
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

  // Never markup: elements of these names, with these attributes, and texts.
  const made = (one) => {
    if (typeof one === 'string') return document.createTextNode(one);
    const [name, attributes, ...parts] = one;
    if (!NAMES.test(name)) return '';
    const element = document.createElementNS(/^(svg|use)$/.test(name) ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml', name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (ATTRIBUTES.test(attribute) || ADDRESSES[attribute]?.test(value)) element.setAttribute(attribute, value);
    }
    // A link leads on as soon as the program is there; a button would do nothing, and a field would lose what is typed.
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

  // What is asked for next is another screen than the one that is shown.
  addEventListener('hashchange', reveal, { once: true });
  window.afterword_reveal = reveal;
  window.afterword_opening = { stamp, kept, NAMES, ATTRIBUTES, ADDRESSES };

  try {
    const settings = localStorage.getItem(`${place}settings/only`) ?? localStorage.getItem('afterword/settings/only');
    const theme = settings && JSON.parse(settings).data.theme;
    if (theme && theme !== 'system') document.documentElement.dataset.theme = theme;
  } catch {
    // Nothing was chosen yet, or nothing can be read: as the device has it.
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
    // The browser does not show what it keeps: the page as it is.
  }
}
