using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"Something is wrong": a form that says who will read it.</summary>
internal sealed class WrongAction(Pairings pairings) : IActionHandler<PairingValue>, IOpensView
{
    public string Name => HelloView.Wrong;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsFormerAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursView,
        async (transaction, pairing) => new ActionReply.OpenView(ReportView.Form(pairing.Id, await ReportStore.FindContactAsync(transaction, pairing, cancel))),
        cancel);
}

/// <summary>It is sent to the person the form named; when that is another one by now, the form comes once more.</summary>
internal sealed class ReportModal(Pairings pairings, Deliveries deliveries, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => ReportView.Send;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (Values.Read(submission.View.PrivateMetadata, Values.Default.ReportValue) is not { } value)
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var wrong = new Dictionary<string, string>();
        if (ReportView.Read(submission.State, wrong) is not { } words)
        {
            return new SubmissionReply.Errors(wrong);
        }

        return await pairings.AsFormerAsync<SubmissionReply>(
            submission.Actor,
            value.Mentorship,
            Pairings.NotYoursSent,
            async (transaction, pairing) =>
            {
                if (await ReportStore.FindContactAsync(transaction, pairing, cancel) is not { } to || to != value.To)
                {
                    return new SubmissionReply.Update(ReportView.Form(pairing.Id, await ReportStore.FindContactAsync(transaction, pairing, cancel), words, changed: true));
                }

                var (now, person) = (calendar.Now, Pairings.Person(submission.Actor));
                var report = Guid.CreateVersion7(now);
                await ReportStore.AddAsync(transaction, person, report, pairing.Id, words, to, now, cancel);
                await deliveries.EnqueueAsync(
                    transaction, NewDelivery.To(person with { UserId = to }, ReportWork.KindName, $"{report}", DeliveryClass.Answer, now) with { ExpiresAt = now + ReportsDue.TooLong }, cancel);
                return new SubmissionReply.Update(ReportView.Sent(to));
            },
            cancel);
    }
}
