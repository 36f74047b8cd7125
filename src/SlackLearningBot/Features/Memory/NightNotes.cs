using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Memory;

/// <summary>
/// Takes the answers since the last night into the offsets of their questions. What it costs is what was answered. A memory that does not stand as
/// its log says (a program of before took the answer) is made anew.
/// </summary>
internal sealed class NightNotes(NpgsqlDataSource database, FitStore fits, Memories memories, CalendarClock calendar)
{
    private const int PeopleAtOnce = 100;

    /// <summary>An answer bears the moment at which its transaction began: those of the last moments may not be there to be seen.</summary>
    public static readonly TimeSpan StillComing = TimeSpan.FromMinutes(2);

    /// <summary>False when nobody answered anything.</summary>
    public async Task<bool> TakeAsync(MemoryTeam team, DateTimeOffset since, CancellationToken cancel)
    {
        var until = calendar.Now - StillComing;
        var offsets = new QuestionOffsets();
        var everybody = await FindPeopleAsync(team.TeamId, since, until, cancel);
        foreach (var people in everybody.Chunk(PeopleAtOnce))
        {
            await database.InTransactionAsync(transaction => TakeAsync(transaction, team.TeamId, people, since, until, offsets, cancel), cancel);
        }

        await database.InTransactionAsync(
            async transaction =>
            {
                await RebuildStore.LockAsync(transaction, team.TeamId, cancel);
                if (await FitStore.SavePassAsync(transaction, team.TeamId, new MemoryPass(team.Fit, until), new MemoryPass(team.Fit, since), cancel))
                {
                    await FitStore.SaveAsync(transaction, team.TeamId, offsets, inItsPlace: false, cancel);
                }
            },
            cancel);
        return everybody.Count > 0;
    }

    private async Task TakeAsync(
        NpgsqlTransaction transaction, string teamId, string[] people, DateTimeOffset since, DateTimeOffset until, QuestionOffsets offsets, CancellationToken cancel)
    {
        var fit = await fits.FindCurrentAsync(transaction, teamId, cancel);
        var reviews = await NightStore.ReadReviewsAsync(transaction, teamId, people, since, until, cancel);
        var held = await NightStore.ReadOffsetsAsync(transaction, teamId, people, cancel);
        var stored = await RebuildStore.ReadMemoriesAsync(transaction, teamId, people, cancel);
        var others = new List<LearnerKey>();
        var questions = new List<string>();
        foreach (var person in people)
        {
            var replay = new PersonReplay(fit.Model, held.GetValueOrDefault(person));
            foreach (var row in reviews[person])
            {
                if (replay.Take(row) is { } foretelling && row.AnsweredAt > since && row.AnsweredAt <= until)
                {
                    offsets.Add(foretelling);
                }
            }

            foreach (var (question, memory) in replay.Memories)
            {
                if (!stored.TryGetValue((person, question), out var stands) || stands.Trace != memory.Trace || stands.Answers != memory.Answers)
                {
                    others.Add(new LearnerKey(teamId, person));
                    questions.Add(question);
                }
            }
        }

        if (others.Count > 0)
        {
            await RebuildStore.LockAsync(transaction, teamId, cancel);
        }

        foreach (var (learner, question) in others.Zip(questions))
        {
            await memories.NoteAsync(transaction, learner, question, cancel);
        }
    }

    private async Task<IReadOnlyList<string>> FindPeopleAsync(string teamId, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await NightStore.FindPeopleAsync(connection, teamId, since, until, cancel);
    }
}
