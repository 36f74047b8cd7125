using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Somebody dropped files into the direct message. Only their ids are kept; what they hold is fetched by the outbox, for owners.</summary>
internal sealed class DropEvent(NpgsqlDataSource database, IRoles roles, Deliveries deliveries, CalendarClock calendar) : IEventHandler
{
    private const string Files = "files";
    private const string Count = "count";

    public string EventType => "message";

    public EventFacts? Extract(EventEnvelope envelope) =>
        envelope.Event is MessageEvent { ChannelType: "im", IsFromBot: false, UserId.Length: > 0, Subtype: "file_share", Files: { Count: > 0 } files } message
            ? EventFacts.Of(envelope, message.UserId, message.ChannelId, message.Ts, new Dictionary<string, string>
            {
                [Files] = string.Join(' ', files.Select(file => file.Id).Where(IsId).Distinct().Take(UploadLimits.FilesAMessage)),
                [Count] = $"{files.Count}",
            })
            : null;

    public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
    {
        if (facts is not { UserId: { } userId, ChannelId: { } channel, Ts: { } ts } || facts.Extra(Files) is not { Length: > 0 } files)
        {
            return;
        }

        var person = new LearnerKey(facts.TeamId, userId);
        var now = calendar.Now;
        if (!await roles.IsOwnerAsync(person, cancel))
        {
            // One an hour: somebody who drops ten pictures is told once.
            await database.InTransactionAsync(
                transaction => deliveries.EnqueueAsync(
                    transaction, NewDelivery.To(person, OwnersOnlyWork.KindName, now.ToString("yyyy-MM-dd'T'HH"), DeliveryClass.Answer, now), cancel),
                cancel);
            return;
        }

        var draft = Guid.CreateVersion7(now);
        var tooMany = int.Parse(facts.Extra(Count) ?? "0") is var count && count > UploadLimits.FilesAMessage ? UploadWords.TooMany(count) : null;
        await database.InTransactionAsync(
            async transaction =>
            {
                var ids = files.Split(' ');
                if (await DraftStore.AddFilesAsync(transaction, person, draft, $"{channel}:{ts}", ids, tooMany is null ? [] : [tooMany], now, cancel))
                {
                    foreach (var file in ids)
                    {
                        await deliveries.EnqueueAsync(transaction, FetchWork.Of(person, new FileToRead(draft, file), now), cancel);
                    }
                }
            },
            cancel);
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(char.IsAsciiLetterOrDigit);
}
