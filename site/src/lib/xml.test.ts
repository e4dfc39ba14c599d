import { expect, test } from 'vitest';

import { escapeXml } from './xml.ts';

test('a title cannot leave its element', () => {
  expect(escapeXml('a <b> & "c"\u0000')).toBe('a &lt;b&gt; &amp; &quot;c&quot;');
});
