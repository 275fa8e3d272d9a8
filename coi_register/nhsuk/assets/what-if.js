// On the page “What if”: when an answer changes, what comes of it is fetched and put in place, and the address follows.
// Without this script the form's own button does the same.

const form = document.querySelector("form[data-tries]")
let latest = 0

function addressOf(form) {
  const answers = [...new FormData(form)].filter(([, value]) => value !== "")
  return `${location.pathname}?${new URLSearchParams(answers)}`
}

// The browser reads the answer as a page itself: our policy lets no script make one of words.
function pageAt(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("GET", address)
    request.responseType = "document"
    request.onload = () => resolve(request)
    request.onerror = reject
    request.send()
  })
}

async function show(address) {
  const asked = ++latest
  const { status, responseURL, response: page } = await pageAt(address)
  if (status !== 200 || responseURL !== new URL(address, location).href) return location.assign(address)
  if (asked !== latest) return // somebody chose again meanwhile
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id)
    if (fresh && fresh.outerHTML !== old.outerHTML) {
      old.className = fresh.className
      old.replaceChildren(...fresh.childNodes)
    }
  }
  history.pushState(null, "", address)
}

function follow() {
  show(addressOf(form)).catch(() => form.submit())
}

function isOtherThanServed(select) {
  return select.value !== (select.querySelector("[selected]") ?? select.options[0]).value
}

form.addEventListener("change", follow)
if ([...form.querySelectorAll("select")].some(isOtherThanServed)) follow() // chosen before this script came
addEventListener("popstate", () => location.reload())
