// Built-in fetch automatically proxies through host
const response = await fetch('https://api.example.com/data');
const data = await response.json();
