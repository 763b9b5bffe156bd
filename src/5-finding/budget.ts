/** How many alerts a person can bear: so many in so many mails. */
export interface Budget {
  readonly alerts: number
  readonly messages: number
}

/** Scores from which a mail is worth an alert, and from which it is worth a page at night. */
export interface Thresholds {
  /** Tier 1: expected to be passed by honest mail as often as the budget allows. */
  readonly alert: number
  /** Tier 2: by a tenth of it. */
  readonly page: number
  /** Honest mails from which this was drawn. */
  readonly from: number
}

/** Scores taken for granted before an archive has its own: as if this many mails had shown the tail below. */
const GRANTED = { mails: 1500, at95: 3.5, slope: 2.2 }
/** The least score that is worth an alert in any archive: less is no more than one odd habit. */
/** No tier begins under this score, in any archive. */
export const LEAST_ALERT = 9
const LEAST = { alert: LEAST_ALERT, page: 12.5 }

/**
 * Draws thresholds from the scores themselves, without labels. Nearly all mail is honest, so the upper tail of the
 * scores shows how strange honest mail gets here: between the 95th and the 99th percentile it falls about
 * exponentially, and is carried on from there. The very top is left out of the fit, since attacks would lie there.
 */
export function thresholdsOf(scores: readonly number[], { alerts, messages }: Budget): Thresholds {
  const sorted = Float64Array.from(scores).sort()
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  const trust = scores.length / (scores.length + GRANTED.mails)
  const own = { at95: quantile(0.95), slope: (quantile(0.99) - quantile(0.95)) / Math.log(5) }
  const at95 = trust * own.at95 + (1 - trust) * GRANTED.at95
  const slope = trust * own.slope + (1 - trust) * GRANTED.slope
  const at = (rate: number) => at95 + slope * Math.log(0.05 / rate)
  const rate = alerts / messages
  return {
    alert: Math.max(LEAST.alert, at(rate)),
    page: Math.max(LEAST.page, at(rate / 10)),
    from: scores.length,
  }
}

/** 2 within a tenth of the budget, 1 within the budget, 0 outside it. */
export function tierOf(score: number, { alert, page }: Thresholds): 0 | 1 | 2 {
  return score >= page ? 2 : score >= alert ? 1 : 0
}
