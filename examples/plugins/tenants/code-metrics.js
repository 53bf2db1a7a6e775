/** Lines of code, of comments and blank ones, and how deep braces nest, for languages with C's comments. */
NETWORK.onRequest('analyse', ({ path, text }) => {
  if (!/\.(java|js|ts)$/.test(path)) return null;
  const lines = { code: 0, comment: 0, blank: 0 };
  let inComment = false;
  let depth = 0;
  let deepest = 0;
  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();
    if (content === '') {
      lines.blank++;
    } else if (inComment || content.startsWith('//') || content.startsWith('/*')) {
      lines.comment++;
      inComment = (inComment || content.startsWith('/*')) && !content.includes('*/');
    } else {
      lines.code++;
      for (const c of content) {
        if (c === '{') deepest = Math.max(deepest, ++depth);
        else if (c === '}') depth--;
      }
    }
  }
  return {
    summary: `${lines.code} lines of code, ${lines.comment} of comments, ${lines.blank} blank; braces nest ${deepest} deep`,
  };
});
