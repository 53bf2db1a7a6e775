/** Never gives the thread back: the limit of CPU time ends it. */
NETWORK.onRequest('analyse', () => {
  for (;;);
});
