using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Search;

/// <summary><c>/learn search WORDS</c>.</summary>
internal sealed class SearchCommand(Searching searching) : ISubcommand
{
    public string Path => "search";

    public IReadOnlyList<HelpLine> Help { get; } = [new("search WORDS", "find lessons, courses, talks, take-aways and people who can help")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        await searching.AnswerAsync(call.Learner, new SearchPlace(call.Words, 0), cancel);
}
