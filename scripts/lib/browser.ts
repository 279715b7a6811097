/** One answer of a server, not followed. */
export interface Page {
  url: string;
  status: number;
  location: string | undefined;
  html: string;
}

export interface Browser {
  open(url: string, form?: Record<string, string>): Promise<Page>;
  /** Goes on over redirects until there is none, or until `stop` holds for the next address. */
  follow(page: Page, stop?: (url: string) => boolean): Promise<Page>;
  cookie(name: string): string | undefined;
}

const MOST_REDIRECTS = 10;

/** As much of a browser as a login needs: redirects, forms, and cookies, which (as in a real one) belong to a host whatever the port. */
export function browser(): Browser {
  const cookies = new Map<string, string>();
  const keep = (line: string) => {
    const [pair = '', ...attributes] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const gone = value === '' || attributes.some((text) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(text));
    if (gone) cookies.delete(name);
    else cookies.set(name, value);
  };
  const open: Browser['open'] = async (url, form) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie, ...(form && { origin: new URL(url).origin }) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    response.headers.getSetCookie().forEach(keep);
    const location = response.headers.get('location');
    return { url, status: response.status, location: location === null ? undefined : new URL(location, url).href, html: await response.text() };
  };
  return {
    open,
    follow: async (first, stop = () => false) => {
      let page = first;
      for (let step = 0; page.location !== undefined && !stop(page.location); step++) {
        if (step === MOST_REDIRECTS) throw new Error(`Redirected too often, last to ${page.location}`);
        page = await open(page.location);
      }
      return page;
    },
    cookie: (name) => cookies.get(name),
  };
}
