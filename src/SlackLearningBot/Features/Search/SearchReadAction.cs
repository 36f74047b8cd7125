using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Search;

/// <summary>"Read it": the lesson in a dialog. It does not count as served, so it still comes at its hour.</summary>
internal sealed class SearchReadAction(SearchStore store) : IActionHandler<FoundLesson>, IOpensView
{
    public string Name => SearchView.ReadName;

    public JsonTypeInfo<FoundLesson> ValueType => SearchValues.Default.FoundLesson;

    public int ValueVersion => SearchValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, FoundLesson value, CancellationToken cancel) =>
        new ActionReply.OpenView(await store.ReadAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value.Lesson, cancel) is { } lesson
            ? FoundLessonView.Of(lesson)
            : MessageView.Of(SearchView.Gone));
}
