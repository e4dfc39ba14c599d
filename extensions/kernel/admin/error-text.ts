/** What to tell the reader of an error: the API's own sentences, which are in their language. */
export function errorText(error: unknown, fallback: string): string {
  if (!(error instanceof Error) || error.name !== 'FetchError') return fallback;
  const { response } = error as { response?: { data?: { error?: { details?: { message: string }[] } } } };
  const details = response?.data?.error?.details ?? [];
  return (
    [error.message, ...(Array.isArray(details) ? details.map(({ message }) => message) : [])]
      .filter((text) => text !== '')
      .join(' ') || fallback
  );
}
