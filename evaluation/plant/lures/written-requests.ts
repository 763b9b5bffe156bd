import type { Lure } from './lure.ts'

/**
 * Requests in the polished, courteous manner of language models and patient spear phishers, in the register of technical
 * and business mail. Written for this evaluation; each is a cluster of its own, so that half of them are unseen in test.
 */
export const requests: readonly Lure[] = [
  [
    'shared-draft',
    'Draft for review',
    'Hi {name},\n\nI have put together a first draft that covers {topic} and would value your perspective before it goes any wider. The document is shared with you here:\n\n{link}\n\nComments directly in the margin are easiest for me. If you could have a look by tomorrow evening that would be wonderful.\n\nBest regards,\n{me}',
  ],
  [
    'meeting-notes',
    'Notes from our last discussion',
    'Hello {name},\n\nThank you again for the thoughtful discussion. I have written up the notes, including the open points around {topic}, and uploaded them so that everybody works from the same version:\n\n{link}\n\nPlease let me know if I have misrepresented anything.\n\nKind regards,\n{me}',
  ],
  [
    'roadmap',
    'Roadmap for the next two quarters',
    'Hi {name},\n\nAs agreed, I collected the proposals for the next two quarters in one place. There are two items on {topic} where I was not sure about your priorities, so I left them marked for you.\n\n{link}\n\nYou may need to sign in with your work account to leave comments.\n\nThanks,\n{me}',
  ],
  [
    'test-results',
    'Updated test results',
    'Hi {name},\n\nI re-ran the full set over night and the results look different from what we expected. Since this touches {topic}, I would rather you see the numbers before I post them publicly.\n\nThe report is here: {link}\n\nCould you confirm that you can open it?\n\n{me}',
  ],
  [
    'security-report',
    'Confidential: report from an outside researcher',
    'Hello {name},\n\nWe received a report that appears to affect {topic}. Because it is under embargo, I would rather not attach it. You can read it here with your usual login:\n\n{link}\n\nPlease do not forward it for the time being, and tell me when you have gone through it.\n\nRegards,\n{me}',
  ],
  [
    'contributor-agreement',
    'Contributor agreement needs your signature',
    'Hi {name},\n\nOur legal team has updated the contributor agreement and asks all maintainers to sign the new version by the end of the week. It takes about a minute:\n\n{link}\n\nApologies for the short notice, and thank you for your patience with the paperwork.\n\nBest,\n{me}',
  ],
  [
    'conference',
    'Proposal for the conference track',
    'Dear {name},\n\nI was asked to coordinate the track this year and immediately thought of your work on {topic}. I have prepared an outline for a joint session and would be delighted if you could review it:\n\n{link}\n\nThe deadline is approaching quickly, so early feedback would be greatly appreciated.\n\nWarm regards,\n{me}',
  ],
  [
    'hiring',
    'A quick opinion on a candidate',
    'Hi {name},\n\nWe are considering somebody for a position that would work closely on {topic}, and I trust your judgement. The profile and work samples are in this folder:\n\n{link}\n\nTwo or three honest sentences would already help me a great deal.\n\nMany thanks,\n{me}',
  ],
  [
    'invoice-query',
    'Invoice for the hosting costs',
    'Hello {name},\n\nOur finance department has asked me to clarify the attached position for shared infrastructure. I believe that it should have gone to you originally. Would you be so kind as to check the invoice and confirm the amount?\n\n{link}\n\nThank you in advance for your help,\n{me}',
  ],
  [
    'sponsor',
    'Sponsor offer, your input needed',
    'Hi {name},\n\nA company that depends on {topic} has offered to fund part of the work. Before I answer them I would like to hear whether the conditions are acceptable to you. Their offer is here:\n\n{link}\n\nI promised them an answer by Friday.\n\nBest,\n{me}',
  ],
  [
    'access-renewal',
    'Access to the build machines',
    'Hi {name},\n\nWe are moving the build machines to new accounts this week. So that you do not lose access, please confirm your user on the new page:\n\n{link}\n\nThe old login stops working tomorrow at noon. Sorry for the trouble!\n\n{me}',
  ],
  [
    'mailing-list',
    'Moderation of the list',
    'Hello {name},\n\nI would like to hand over part of the moderation while I am travelling. I have added you as a moderator; to accept, please log in once here:\n\n{link}\n\nIt is really only a few messages a week. Thank you so much for considering it.\n\nKind regards,\n{me}',
  ],
  [
    'design-document',
    'Design document, second version',
    'Hi {name},\n\nFollowing the comments on {topic} I rewrote the design document from scratch. The section on compatibility is the one that needs a careful reader, and I hope that it can be you:\n\n{link}\n\nNo hurry, but before Thursday would be ideal.\n\nThanks a lot,\n{me}',
  ],
  [
    'licence-question',
    'Question about a licence',
    'Hi {name},\n\nSomebody pointed out that a file that we both touched may carry an incompatible licence. I collected the history in a short document:\n\n{link}\n\nCould you verify your part and tell me whether it matches your recollection?\n\nRegards,\n{me}',
  ],
  [
    'travel',
    'Travel arrangements for the workshop',
    'Dear {name},\n\nThe organisers now cover travel for speakers. To be reimbursed you need to fill in your details in their form before Monday:\n\n{link}\n\nPlease let me know if the page gives you any trouble.\n\nBest wishes,\n{me}',
  ],
  [
    'photos',
    'Pictures from the meeting',
    'Hi {name},\n\nI finally sorted the pictures from the last meeting, there are some lovely ones of all of us. I put them in an album:\n\n{link}\n\nFeel free to pass it on to whoever was there.\n\nCheers,\n{me}',
  ],
  [
    'survey',
    'Two minutes for the maintainers survey',
    'Hello {name},\n\nI am helping with the yearly survey on how projects such as ours are maintained. Your experience with {topic} would be particularly valuable:\n\n{link}\n\nYour answers remain confidential.\n\nThank you very much,\n{me}',
  ],
  [
    'log-files',
    'Logs that you asked for',
    'Hi {name},\n\nThe logs were too large for mail, so I uploaded them, together with a small script that reproduces the behaviour with {topic}:\n\n{link}\n\nPlease tell me when you have them so that I can take them down again.\n\n{me}',
  ],
  [
    'certificate',
    'Certificate about to expire',
    'Hi {name},\n\nThe certificate that you requested last year expires in a few days. You can renew it in one step here:\n\n{link}\n\nIf it is not yours any more, simply ignore this and I will ask the others.\n\nBest,\n{me}',
  ],
  [
    'handover',
    'Handover document',
    'Hi {name},\n\nI will be away for some weeks and prepared a handover that lists everything open, including {topic}. I would feel better if you could read it before I leave:\n\n{link}\n\nThank you, I owe you one.\n\n{me}',
  ],
  [
    'statement',
    'Joint statement',
    'Dear {name},\n\nSeveral of us are preparing a short statement and would like to include your name. The text is still open for changes:\n\n{link}\n\nCould you let me know by tonight whether you agree with the wording?\n\nKind regards,\n{me}',
  ],
  [
    'benchmarks',
    'Benchmark sheet',
    'Hi {name},\n\nI moved our numbers into one sheet so that we stop comparing different runs. Rows that concern {topic} are yellow:\n\n{link}\n\nYou should be able to edit. Let me know if not.\n\nThanks,\n{me}',
  ],
  [
    'quote',
    'Revised quote',
    'Hello {name},\n\nPlease find the revised quote under the link below. The supplier kept the discount but needs our confirmation today:\n\n{link}\n\nIf you are fine with it, a short yes is enough.\n\nBest regards,\n{me}',
  ],
  [
    'policy',
    'New policy, please acknowledge',
    'Hi {name},\n\nAs part of the audit everybody with commit rights is asked to acknowledge the new policy. You find it here:\n\n{link}\n\nIt closes on Wednesday, and you are one of the last names on my list.\n\nThank you,\n{me}',
  ],
  [
    'patch-mirror',
    'Patch series on a mirror',
    'Hi {name},\n\nThe series for {topic} got mangled by my mail server, so I put the patches on a mirror instead. They apply to current head:\n\n{link}\n\nCould you review at least the first two?\n\nThanks,\n{me}',
  ],
  [
    'hardware',
    'Boards for you',
    'Hi {name},\n\nWe have a few spare boards that would help with {topic}, and one has your name on it. Please fill in your shipping address here and I will send it tomorrow:\n\n{link}\n\nBest,\n{me}',
  ],
  [
    'grant',
    'Grant application',
    'Dear {name},\n\nthe application is nearly complete and I have listed you as a partner for {topic}, as we once discussed. The portal asks every partner to confirm:\n\n{link}\n\nIt must be done before midnight. I am sorry to press you like this.\n\nWith kind regards,\n{me}',
  ],
  [
    'voice',
    'You have a voice message',
    'Hi {name},\n\nI could not reach you and left a message that explains it better than I can write:\n\n{link}\n\nPlease listen to it when you have a quiet minute.\n\n{me}',
  ],
].map(([cluster, subject, text]) => ({ cluster: cluster!, subject: subject!, text: text! }))
