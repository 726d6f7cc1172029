// In the page itself: what it says when its first script does not come. That is so at an address that is not the
// app's, where a host answers with this page all the same; in a file that was opened from a disk; and without a
// connection. A script of which only a part has come is no error to some browsers, and does nothing.
{
  // A script that is there and does not run, as in a browser that is too old for it, is loaded again once and no more.
  const ONCE = 'afterword reloaded';
  const mayReload = (came) => {
    if (!came) return true;
    try {
      const first = !sessionStorage.getItem(ONCE);
      sessionStorage.setItem(ONCE, 'yes');
      return first;
    } catch {
      return false;
    }
  };
  let isMissing = false;
  const missing = async (target, came) => {
    if (isMissing) return;
    isMissing = true;
    const { href, origin, pathname, protocol, search, hash } = location;
    const say = (words, address, link) => {
      window.afterword_reveal?.();
      document.querySelector('.nav')?.remove();
      const line = document.getElementById('opening');
      line.replaceChildren(`${words} `);
      if (link) line.append(Object.assign(document.createElement('a'), { href: address, textContent: link }));
    };
    if (protocol === 'file:') return say('You opened Afterword as a file. Browsers run it only from a web address. Please open it there. What you wrote there is safe.');
    const script = target.src.split('/').pop();
    const folders = pathname.split('/').slice(0, -1);
    const above = folders.slice(1).map((_, up) => `${folders.slice(0, -1 - up).join('/')}/`);
    const places = pathname.endsWith('/') ? above : [`${pathname}/`, ...above];
    for (const place of places.map((place) => origin + place)) {
      const answer = await fetch(place + script).catch(() => {});
      if (answer?.ok && /javascript/.test(answer.headers.get('content-type'))) {
        return say('Afterword is not at this address. What you wrote is still on this device.', place + search + hash, 'Open Afterword');
      }
    }
    // Loaded again by itself: when the browser hears that there is a connection, and when the host answers, which no browser
    // tells. A host that answers with a page instead of the script is no reason to load this one again.
    addEventListener('online', () => location.reload());
    const tryAgain = async (wait) => {
      const answer = await fetch(target.src).catch(() => {});
      if (!answer?.ok || !/javascript/.test(answer.headers.get('content-type'))) setTimeout(tryAgain, wait, Math.min(2 * wait, 60_000));
      else if (mayReload(came)) location.reload();
    };
    setTimeout(tryAgain, 2000, 4000);
    say('Part of Afterword could not be loaded. Nothing you wrote is lost.', href.replace(/#.*/, ''), 'Load the page again');
  };
  addEventListener('error', ({ target }) => target.localName === 'script' && missing(target, false), true);
  addEventListener('load', () => window.afterword_ready || missing(document.getElementById('first-script'), true));
}
