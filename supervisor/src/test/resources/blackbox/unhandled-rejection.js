Promise.reject(new Error('nobody caught this'));
setTimeout(() => console.log('must not run'), 60_000);
console.log('rejecting');
