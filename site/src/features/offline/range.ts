/** The part of a whole kept answer that a player asks for: 206, or 416 when there is no such part. */
export async function cutRange(whole: Response, range: string): Promise<Response> {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  // Not one range of bytes: the whole is a correct answer.
  if (from === '' && to === '') return whole;
  const content = await whole.blob();
  const start = from === '' ? Math.max(0, content.size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? content.size - 1 : Math.min(Number(to), content.size - 1);
  if (start > end)
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${content.size}` } });
  return new Response(content.slice(start, end + 1), {
    status: 206,
    headers: {
      'Content-Type': whole.headers.get('content-type') ?? 'application/octet-stream',
      'Content-Range': `bytes ${start}-${end}/${content.size}`,
      'Content-Length': String(end - start + 1),
    },
  });
}
