// In the page itself: what it says when its first script does not come. That is so at an address that is not the
// app's, where a host answers with this page all the same; in a file that was opened from a disk; and without a
// connection.
addEventListener('error', async ({ target }) => {
  if (target.localName !== 'script') return;
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
    if (answer?.ok && /javascript/.test(answer.headers.get('content-type'))) location.reload();
    else setTimeout(tryAgain, wait, Math.min(2 * wait, 60_000));
  };
  setTimeout(tryAgain, 2000, 4000);
  say('Part of Afterword could not be loaded. Nothing you wrote is lost.', href.replace(/#.*/, ''), 'Load the page again');
}, true);
