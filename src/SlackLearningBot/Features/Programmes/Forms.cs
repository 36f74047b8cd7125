using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Which form of a step is offered first: by what somebody chose before, and by what they did with lessons.</summary>
internal sealed class Forms(ILearnerPictures pictures, CalendarClock calendar)
{
    private const int MostRemembered = 20;

    private const string ReadChosenSql = """
        select choice
          from programme_step_state
         where team_id = @TeamId and user_id = @UserId and choice is not null and (cohort_id, about_id, step_id) <> (@CohortId, @About, @Step)
         order by coalesce(done_at, owed_at) desc, cohort_id, step_id
         limit @Most
        """;

    private const string ChooseSql = """
        update programme_step_state
           set choice = @Choice
         where team_id = @TeamId and cohort_id = @CohortId and about_id = @About and step_id = @Step and state in ('owed', 'done')
        """;

    public async Task<FormOffer> OfferAsync(NpgsqlTransaction transaction, LearnerKey person, StepSlot slot, ProgrammeStep step, CancellationToken cancel)
    {
        var chosen = await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadChosenSql, new { person.TeamId, person.UserId, CohortId = slot.Cohort, slot.About, slot.Step, Most = MostRemembered }, transaction, cancellationToken: cancel));
        var picture = (await pictures.ReadAsync(transaction, person.TeamId, [(person, LocalDay.Of(calendar.Now, "Etc/UTC"))], cancel))[person.UserId];
        return FormOffer.Of(step.Options, [.. chosen.Select(StoredLesson.FormatOf)], picture.Tastes);
    }

    /// <summary>They take this form; the next step that has it offers it first.</summary>
    public static Task ChooseAsync(NpgsqlTransaction transaction, string teamId, StepSlot slot, LessonFormat form, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ChooseSql, new { TeamId = teamId, CohortId = slot.Cohort, slot.About, slot.Step, Choice = form.ToString().ToLowerInvariant() }, transaction, cancellationToken: cancel));
}
