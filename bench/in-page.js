// Runs in the page that is measured, by its own clock. What is painted comes in the task after an animation frame.
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const scrollerOf = () => document.querySelector('[role="listbox"]').parentElement

let times = []
const hear = (event) =>
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => times.push(performance.now() - event.timeStamp)
    port2.postMessage(null)
  })

window.measure = {
  /** Notes from now on how long each press of a key takes to the paint that follows it. */
  hearKeys() {
    times = []
    addEventListener('keydown', hear, true)
  },

  /** In milliseconds. */
  heardKeys() {
    removeEventListener('keydown', hear, true)
    return times
  },

  /** Scrolls until no row is left to be loaded, and tells how many there are. */
  async loadAll() {
    for (;;) {
      const scroller = scrollerOf()
      scroller.scrollTop = scroller.scrollHeight
      await new Promise((resolve) => setTimeout(resolve, 10))
      const size = Number(document.querySelector('[role="option"]')?.getAttribute('aria-setsize'))
      if (size > 0) return size
    }
  },

  /** Scrolls the list by `step` pixels in each of `count` frames, and tells how long each took in milliseconds. */
  async scroll(step, count) {
    const scroller = scrollerOf()
    scroller.scrollTop = 0
    for (let n = 0; n < 30; n += 1) await frame()
    const lengths = []
    let before = await frame()
    for (let n = 0; n < count; n += 1) {
      scroller.scrollTop += step
      const now = await frame()
      lengths.push(now - before)
      before = now
    }
    return lengths
  },

  /** When a word stands both in the list and in the open thread, in milliseconds since 1970. */
  whenSeen(word) {
    const holds = (selector) => document.querySelector(selector)?.textContent.includes(word)
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!holds('[role="listbox"]') || !holds('[role="log"]')) return
        observer.disconnect()
        requestAnimationFrame(() => resolve(Date.now()))
      })
      observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    })
  },
}
