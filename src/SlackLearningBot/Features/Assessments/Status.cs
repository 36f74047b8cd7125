using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Reads how assessments go, a page at a time.</summary>
internal sealed class Status(NpgsqlDataSource database, IRoles roles, BotSettings settings, CalendarClock calendar)
{
    /// <summary>What was given, the newest first.</summary>
    /// <param name="owner">Who looks.</param>
    /// <param name="page">From 0.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ModalView> ListAsync(LearnerKey owner, int page, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var assignments = await StatusStore.ReadAsync(transaction, owner.TeamId, Skip(page, StatusView.PageSize), StatusView.PageSize + 1, cancel);
            var shown = assignments.Take(StatusView.PageSize).ToList();
            var groups = await StatusStore.CountAsync(transaction, owner.TeamId, shown.Select(one => one.AssignmentId), calendar.Now, cancel);
            var results = await TallyStore.TellAsync(transaction, owner.TeamId, groups, calendar.Now, cancel);
            return StatusView.List(shown, groups, results, page, assignments.Count > shown.Count, calendar.Now, await ZoneAsync(transaction, owner, cancel));
        },
        cancel);

    /// <summary>One of them: how many stand where and the first names of each, and how the questions do.</summary>
    public async Task<ModalView> DetailsAsync(LearnerKey owner, Guid id, CancellationToken cancel)
    {
        var mayTakeBack = await MayTakeBackAsync(owner, id, cancel);
        return await database.InTransactionAsync(
            async transaction =>
            {
                if (await FindAsync(transaction, owner, id, cancel) is not { } assignment)
                {
                    return MessageView.Of(StatusView.Gone);
                }

                var counted = await StatusStore.CountAsync(transaction, owner.TeamId, [id], calendar.Now, cancel);
                var groups = counted[id].ToList();
                var results = await TallyStore.TellAsync(transaction, owner.TeamId, counted, calendar.Now, cancel);
                List<StandingNames> names = [];
                foreach (var alike in groups.Where(group => group.HasNames).GroupBy(group => group.StandingAt(calendar.Now)).OrderBy(alike => alike.Key))
                {
                    names.Add(new StandingNames(
                        alike.Key, alike.Sum(group => group.People),
                        await StatusStore.ReadPeopleAsync(transaction, owner.TeamId, id, [.. alike], 0, PeopleView.FirstNames, calendar.Now, cancel)));
                }

                return StatusView.Details(
                    assignment, groups, results, names, await ItemStore.ReadAsync(transaction, owner.TeamId, id, calendar.Now, cancel), mayTakeBack, calendar.Now, await ZoneAsync(transaction, owner, cancel));
            },
            cancel);
    }

    /// <summary>All who stand alike, by name.</summary>
    public Task<ModalView> PeopleAsync(LearnerKey owner, PeopleValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            if (await FindAsync(transaction, owner, value.Assignment, cancel) is not { } assignment)
            {
                return MessageView.Of(StatusView.Gone);
            }

            List<StandingGroup> alike =
            [
                .. (await StatusStore.CountAsync(transaction, owner.TeamId, [value.Assignment], calendar.Now, cancel))[value.Assignment]
                    .Where(group => group.HasNames && group.StandingAt(calendar.Now) == value.Standing),
            ];
            var people = alike.Sum(group => group.People);
            var page = Math.Clamp(value.Page, 0, Math.Max(0, (people - 1) / PeopleView.PageSize));
            return PeopleView.Render(
                assignment, new StandingNames(
                    value.Standing, people,
                    await StatusStore.ReadPeopleAsync(
                        transaction, owner.TeamId, value.Assignment, alike, Skip(page, PeopleView.PageSize), PeopleView.PageSize, calendar.Now, cancel)),
                page);
        },
        cancel);

    /// <summary>Whoever gave it, as long as they are an owner; then any.</summary>
    public async Task<bool> MayTakeBackAsync(LearnerKey owner, Guid id, CancellationToken cancel)
    {
        var author = (await database.InTransactionAsync(transaction => FindAsync(transaction, owner, id, cancel), cancel))?.AuthorId;
        return author == owner.UserId || (author is not null && !await roles.IsOwnerAsync(new LearnerKey(owner.TeamId, author), cancel));
    }

    private static async Task<Assignment?> FindAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, CancellationToken cancel) =>
        await AssignmentStore.FindAsync(transaction, owner.TeamId, id, cancel) is { State: "open" or "taken_back" } assignment ? assignment : null;

    private async Task<string> ZoneAsync(NpgsqlTransaction transaction, LearnerKey owner, CancellationToken cancel) =>
        await AssignmentStore.FindZoneAsync(transaction, owner, cancel) is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;

    private static int Skip(int page, int size) => Math.Clamp(page, 0, int.MaxValue / 1000) * size;
}

/// <summary>Some of those who stand alike, and how many they are in all.</summary>
internal sealed record StandingNames(Standing Standing, int People, IReadOnlyList<string> UserIds);
