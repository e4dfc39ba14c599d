/** What the headers of an answer depend on. */
export interface HeaderContext {
  publicUrl: string;
  realtimeUrl: string;
  /** Whether the answer is made for one person: signed in, or a form that carries a token. */
  isPersonal: boolean;
  /** Whether it is a file of the media library, whose caching the API has decided. */
  isFile: boolean;
  /** The host of the project's own Jitsi, on the page of an open room; null everywhere else. */
  videoDomain: string | null;
}

function socketOrigin(url: string): string {
  return new URL(url).origin.replace(/^http/, 'ws');
}

/** Adds to the policy that Astro computed (hashes of its inline scripts) the origins known only at run time. */
export function completePolicy(policy: string, context: HeaderContext): string {
  const own = new URL(context.publicUrl).origin;
  const realtime = new URL(context.realtimeUrl).origin;
  const connections = ["'self'", ...(realtime === own ? [] : [realtime]), socketOrigin(context.realtimeUrl)];
  const complete = `${policy.replace(/;\s*$/, '')}; connect-src ${connections.join(' ')}`;
  if (context.videoDomain === null) return complete;
  const video = `https://${context.videoDomain}`;
  return `${complete.replace(/script-src /, `script-src ${video} `)}; frame-src ${video}`;
}

/** What a page may ask of the browser: nothing, except camera and microphone for itself and Jitsi in an open room. */
function permissions({ videoDomain }: HeaderContext): string {
  const granted = videoDomain === null ? '()' : `(self "https://${videoDomain}")`;
  return [
    ...['accelerometer', 'browsing-topics'].map((name) => `${name}=()`),
    `camera=${granted}`,
    `display-capture=${granted}`,
    ...['geolocation', 'gyroscope', 'magnetometer'].map((name) => `${name}=()`),
    `microphone=${granted}`,
    ...['payment', 'usb'].map((name) => `${name}=()`),
  ].join(', ');
}

const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Sets the security and cache headers of an answer. */
export function applySecurityHeaders(headers: Headers, context: HeaderContext): void {
  const policy = headers.get('content-security-policy');
  // A page brings its policy, except from the development server, whose own scripts no policy would let run.
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (policy !== null) headers.set('Content-Security-Policy', completePolicy(policy, context));
  else if (!isPage) headers.set('Content-Security-Policy', CLOSED_POLICY);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', 'DENY');
  // Not `no-referrer`: with it, browsers send `Origin: null` on our own forms.
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('Permissions-Policy', permissions(context));
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (context.publicUrl.startsWith('https:')) {
    headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  }
  if ((context.isPersonal && !context.isFile) || headers.has('set-cookie')) {
    headers.set('Cache-Control', 'private, no-store');
  } else if (!headers.has('cache-control')) {
    headers.set('Cache-Control', 'no-cache');
  }
  // A public file is the same for everybody.
  if (!headers.get('cache-control')?.startsWith('public')) headers.append('Vary', 'Cookie');
}
