self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open("one").then((cache) => cache.addAll(["stored.txt"])));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (path.endsWith("/made.txt")) event.respondWith(new Response("The servant itself answered this."));
  else if (path.endsWith("/stored.txt")) event.respondWith(caches.match(event.request));
  else event.respondWith(fetch(event.request));
});
