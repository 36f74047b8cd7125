using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tastes;

/// <summary><c>taste.less</c>: fewer lessons of this format.</summary>
internal sealed class LessAction(TasteWords words) : IActionHandler<TasteValue>
{
    public string Name => TasteButtons.Less;

    public JsonTypeInfo<TasteValue> ValueType => TasteJson.Default.TasteValue;

    public int ValueVersion => TasteJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TasteValue value, CancellationToken cancel) =>
        new ActionReply.Remark(await words.SayAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value.Lesson, likes: false, cancel));
}

/// <summary><c>taste.more</c>: more of them.</summary>
internal sealed class MoreAction(TasteWords words) : IActionHandler<TasteValue>
{
    public string Name => TasteButtons.More;

    public JsonTypeInfo<TasteValue> ValueType => TasteJson.Default.TasteValue;

    public int ValueVersion => TasteJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TasteValue value, CancellationToken cancel) =>
        new ActionReply.Remark(await words.SayAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value.Lesson, likes: true, cancel));
}

/// <summary>Takes a word on a lesson, and tells what it changes.</summary>
internal sealed class TasteWords(NpgsqlDataSource database, ILearnerPictures pictures, CalendarClock calendar)
{
    public Task<SlackMessage> SayAsync(LearnerKey person, string lessonId, bool likes, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            if (await TasteStore.FindFormatAsync(transaction, person.TeamId, lessonId, cancel) is not { } word)
            {
                return TastesView.NeverCame;
            }

            var format = StoredLesson.FormatOf(word);
            var before = await LikingAsync(transaction, person, format, cancel);
            if (!await TasteStore.SayAsync(transaction, person, lessonId, likes, calendar.Now, cancel))
            {
                return TastesView.NeverCame;
            }

            var after = await LikingAsync(transaction, person, format, cancel);
            return TastesView.Said(format, likes, before, after, await TasteStore.CountTracksAsync(transaction, person, cancel), lessonId);
        },
        cancel);

    private async Task<double> LikingAsync(NpgsqlTransaction transaction, LearnerKey person, LessonFormat format, CancellationToken cancel)
    {
        var read = await pictures.ReadAsync(transaction, person.TeamId, [(person, LocalDay.Of(calendar.Now, "Etc/UTC"))], cancel);
        return read[person.UserId].Tastes.GetValueOrDefault(format, default(FormatTaste)).Liking;
    }
}
