// In the room: asks every second and a half whether anything changed, and puts what did in its place, so that two devices show
// the same. A tap is sent without leaving the page. Without this script buttons work as they are, and “Refresh” asks anew.

const script = document.getElementById("room-script")
const EVERY = 1500
let state = script.dataset.state
let busy = false

// The browser reads the answer as a page itself: our policy lets no script make one of words.
function pageAt(address, form) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(form ? "POST" : "GET", address)
    request.responseType = "document"
    request.onload = () => resolve(request)
    request.onerror = reject
    request.send(form ? new FormData(form) : null)
  })
}

// What the reader stands on, in words that find it again once what surrounds it was replaced.
function placeOf(focused) {
  const live = focused?.closest("[data-live]")
  if (!live) return null
  const button = focused.closest("form[data-tap]")
  if (button) return () => document.querySelector(`form[data-tap][action="${button.getAttribute("action")}"] button`)
  if (focused.matches("a[href]")) return () => document.querySelector(`[data-live] a[href="${focused.getAttribute("href")}"]`)
  return () => document.getElementById(live.id)?.querySelector(focused.tagName)
}

function put(page) {
  const place = placeOf(document.activeElement)
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id)
    if (!fresh) continue
    const open = [...old.querySelectorAll("details")].map(one => one.open)
    old.className = fresh.className
    old.hidden = fresh.hidden
    old.replaceChildren(...fresh.childNodes)
    old.querySelectorAll("details").forEach((one, place) => { one.open = open[place] ?? one.open })
  }
  state = page.getElementById("room-script")?.dataset.state ?? state
  if (place) (place() ?? document.getElementById("room-verdict"))?.focus()
}

async function show(form) {
  busy = true
  try {
    const { status, responseURL, response } = await pageAt(form ? form.action : location.href, form)
    if (status !== 200 || !response || new URL(responseURL).pathname !== location.pathname) return location.assign(form ? responseURL : location.href)
    put(response)
  } finally {
    busy = false
  }
}

async function look() {
  if (busy || document.hidden) return
  const answer = await fetch(script.dataset.asks, { headers: { "If-None-Match": `"${state}"` }, cache: "no-store", redirect: "manual" })
  if (answer.status === 304) return
  if (answer.status !== 200) return location.reload()
  if ((await answer.json()).state !== state) await show()
}

document.addEventListener("submit", event => {
  if (!event.target.matches("form[data-tap]") || !document.getElementById("room-verdict")) return
  event.preventDefault()
  if (!busy) show(event.target).catch(() => event.target.submit())
})
document.addEventListener("visibilitychange", () => look().catch(() => {}))
setInterval(() => look().catch(() => {}), EVERY)
