using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>Whether the weekly note comes by itself; said twice, it is the same.</summary>
internal sealed class DigestWish(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar)
{
    public Task<SlackMessage> ChangeAsync(LearnerKey person, bool isWanted, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            if ((await DigestStore.ReadReadersAsync(transaction, person.TeamId, [person.UserId], settings.NudgesADay, cancel)).Count == 0)
            {
                return DigestView.NotLearning;
            }

            if (isWanted)
            {
                await DigestStore.WantAsync(transaction, person, cancel);
                return DigestView.SwitchedOn;
            }

            await DigestStore.QuietAsync(transaction, person, calendar.Now, cancel);
            return DigestView.SwitchedOff;
        },
        cancel);
}
