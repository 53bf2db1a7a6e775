/** The headings of a Markdown text, without those inside fenced code. */
NETWORK.onRequest('analyse', ({ path, text }) => {
  if (!path.endsWith('.md')) return null;
  const headings = [];
  let fence = '';
  for (const line of text.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence === '') {
      const heading = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(line);
      if (heading) headings.push({ level: heading[1].length, title: heading[2] });
    }
  }
  const deepest = headings.reduce((level, heading) => Math.max(level, heading.level), 0);
  return { summary: `${headings.length} headings, ${deepest} levels; first: ${headings[0]?.title ?? 'none'}` };
});
