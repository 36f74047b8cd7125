using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Memory;

/// <summary>What the tables say of memories, and logs written as answers would write them.</summary>
internal sealed class MemoryDesk(TestBot bot)
{
    public static Fsrs6 Model { get; } = new(FsrsParameters.Default);

    public async Task<MemoryRow?> FindAsync(PersonHands person, string question) => (await bot.QueryAsync<MemoryRow>(
        "select stability, difficulty, last_on, answers, due_on, fit from memory where team_id = @TeamId and user_id = @UserId and question_id = @Question",
        new { person.Workspace.TeamId, person.UserId, Question = question })).SingleOrDefault();

    /// <summary>An answer as the log keeps it; those of programs of before say neither the learner's day nor whether they count.</summary>
    public Task AddReviewAsync(PersonHands person, string question, string at, int grade, bool isOld = false) => bot.ExecuteAsync(
        """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade,
                            answered_on, answered_at, learning_on, counts, model_version)
        select gen_random_uuid(), q.team_id, @UserId, q.question_id, 1, q.lesson_id, 'test:' || @At, gen_random_uuid(), 0, 'x', @Grade > 1, @Grade,
               @At::timestamptz::date, @At::timestamptz, case when not @IsOld then @At::timestamptz::date end, case when not @IsOld then true end, case when not @IsOld then 6 end
          from question q where q.team_id = @TeamId and q.question_id = @Question
        """, new { person.Workspace.TeamId, person.UserId, Question = question, At = at, Grade = (short)grade, IsOld = isOld });

    public Task PlanAsync(PersonHands person, string nextLessonAt) => bot.ExecuteAsync(
        "update learner set next_lesson_at = @At::timestamptz where team_id = @TeamId and user_id = @UserId", new { person.Workspace.TeamId, person.UserId, At = nextLessonAt });
}

internal sealed record MemoryRow
{
    public required double Stability { get; init; }
    public required double Difficulty { get; init; }
    public required DateOnly LastOn { get; init; }
    public required int Answers { get; init; }
    public required DateOnly DueOn { get; init; }
    public required int Fit { get; init; }

    public MemoryState State => new(Stability, Difficulty);
}
