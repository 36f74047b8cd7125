using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>An open lesson whose message is to be made.</summary>
internal sealed record OpenLesson(Guid DeliveryId, Learner Learner, Turn Turn);

/// <summary>
/// The messages of many open lessons, the same as <see cref="LessonCards"/> makes one by one: what everybody gets of a lesson is read and put
/// together once.
/// </summary>
internal sealed class SheetCards(LessonSheets sheets, CalendarClock calendar)
{
    /// <param name="transaction">Reads.</param>
    /// <param name="lessons">Of one workspace; open, and not put off.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyList<(Guid DeliveryId, SlackMessage Message)>> RenderAsync(
        NpgsqlTransaction transaction, IReadOnlyList<OpenLesson> lessons, CancellationToken cancel)
    {
        if (lessons.Count == 0)
        {
            return [];
        }

        var teamId = lessons[0].Learner.Key.TeamId;
        var content = await SheetStore.ReadAsync(transaction, teamId, lessons.Select(one => (one.Turn.LessonId, one.Turn.TrackId)).Distinct(), cancel);
        var shown = content.ToDictionary(pair => pair.Key, pair => sheets.Of(pair.Value));
        var answers = await SheetStore.ReadAnswersAsync(transaction, teamId, lessons, cancel);
        return [.. lessons.Select(one => (one.DeliveryId, Render(one, shown[(one.Turn.LessonId, one.Turn.TrackId)], answers[one.Learner.Key.UserId])))];
    }

    private SlackMessage Render(OpenLesson one, LessonSheet sheet, IEnumerable<GivenRow> rows)
    {
        var given = rows.ToList();
        var answers = given.Where(row => row.Answer is not null).ToDictionary(row => row.QuestionId, row => row.Answer!);
        return LessonCard.Render(
            new LessonCardFacts
            {
                Learner = one.Learner.Key,
                DeliveryId = one.DeliveryId,
                TurnId = one.Turn.TurnId,
                Lesson = sheet.LessonFor(answers.Keys),
                TrackTitle = sheet.TrackTitle,
                State = LessonCardState.Open,
                Snoozes = one.Turn.Snoozes,
                Answers = answers,
                NearMisses = given.Where(row => row.NearMiss is not null).ToDictionary(row => row.QuestionId, row => row.NearMiss!),
                IsLearning = true,
                Zone = one.Learner.Rhythm.Zone,
                Now = calendar.Now,
            },
            sheet.Card);
    }
}
