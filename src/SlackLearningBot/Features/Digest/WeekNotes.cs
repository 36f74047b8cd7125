using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Digest;

/// <summary>Puts the weeks of many people together: each section reads once for all of them.</summary>
internal sealed class WeekNotes(NpgsqlDataSource database, IEnumerable<IDigestSection> sections, BotSettings settings, CalendarClock calendar)
{
    private readonly IReadOnlyList<IDigestSection> sections = [.. sections.OrderBy(section => section.Order)];

    /// <summary>The week of each; people who are not learning are left out.</summary>
    public Task<IReadOnlyDictionary<string, WeekNote>> ReadAsync(string teamId, IReadOnlyList<string> userIds, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => ReadAsync(transaction, teamId, userIds, cancel), cancel);

    private async Task<IReadOnlyDictionary<string, WeekNote>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> userIds, CancellationToken cancel)
    {
        var readers = await DigestStore.ReadReadersAsync(transaction, teamId, userIds.Distinct(), settings.NudgesADay, cancel);
        DigestWeek[] weeks = [.. readers.Values.Select(WeekOf)];
        var parts = weeks.ToDictionary(week => week.UserId, _ => new List<DigestPart>());
        var worth = new HashSet<string>();
        foreach (var section in weeks.Length == 0 ? [] : sections)
        {
            foreach (var (userId, part) in await section.ReadAsync(transaction, teamId, weeks, cancel))
            {
                parts[userId].Add(part);
                if (section.IsWorthAMessage)
                {
                    worth.Add(userId);
                }
            }
        }

        return readers.ToDictionary(reader => reader.Key, reader => new WeekNote(reader.Value, parts[reader.Key], worth.Contains(reader.Key)));
    }

    private DigestWeek WeekOf(DigestReader reader)
    {
        var now = calendar.Now;
        var zone = Zones.IsKnown(reader.Zone) ? reader.Zone : settings.DefaultZone;
        var from = Moments.At(LocalDay.Of(now, zone).AddDays(-7), WallClock.Of(now, zone), zone);
        return new DigestWeek(reader.UserId, zone, from, now, reader.NextLessonAt)
        {
            NoMessages = reader.NoMessages,
            Within = Spreading.BeforeNight(reader.NextLessonAt, zone, TimeSpan.FromMinutes(reader.Minutes)),
        };
    }
}

/// <summary>What there is to say to one person.</summary>
/// <param name="Reader">To whom.</param>
/// <param name="Parts">In their order.</param>
/// <param name="IsWorthAMessage">Whether any of it is a reason to write.</param>
internal sealed record WeekNote(DigestReader Reader, IReadOnlyList<DigestPart> Parts, bool IsWorthAMessage);
