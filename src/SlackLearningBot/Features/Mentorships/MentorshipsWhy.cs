using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Why the last private word about a mentorship came.</summary>
internal sealed class MentorshipsWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select kind, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind in ('mentorship.begin', 'mentorship.silence', 'mentorship.check') and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<(string Kind, DateTimeOffset SentAt)?>(new CommandDefinition(FindLastSql, person, cancellationToken: cancel)) is var (kind, sentAt)
            ? new WhyAnswer(sentAt, Mrkdwn.Of($"My question about your mentorship"), ReasonOf(kind), Less: null)
            : null;
    }

    private static Mrkdwn ReasonOf(string kind) => kind switch
    {
        BeginWork.KindName => NudgeView.BeginReason,
        SilenceWork.KindName => NudgeView.SilenceReason,
        _ => CheckView.Reason,
    };
}

/// <summary>Questions that were held back, as long as the mentorship is open; at its end the one that looks back.</summary>
internal sealed class MentorshipsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [BeginWork.KindName, SilenceWork.KindName, CheckWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            var pairing = await PairingStore.FindAsync(transaction, teamId, Guid.Parse(one.Slot.Split(':')[0]), now, cancel);
            var isOfUse = pairing?.Find(one.UserId) is not null && (pairing.Facts.IsOpen || pairing.Facts.EndedAt + Ending.WorthLookingBack > now);
            things.Add(isOfUse ? new WaitingThing(Mrkdwn.Of($"A question about your mentorship with {Words.People(pairing!.OthersThan(one.UserId))}")) : null);
        }

        return things;
    }
}
