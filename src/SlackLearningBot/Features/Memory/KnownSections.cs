using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Memory;

/// <summary>What you know, in App Home.</summary>
internal sealed class KnownHomeSection(Knowing knowing) : IHomeSection
{
    public int Order => 25;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) =>
        await knowing.FindAsync(person, cancel) is { } picture ? KnownView.Home(picture) : [];
}

/// <summary>The same in <c>/learn progress</c>, with a chart.</summary>
internal sealed class KnownProgressSection(Knowing knowing) : IProgressSection
{
    public async Task<ProgressPart?> ReadAsync(LearnerKey person, CancellationToken cancel) =>
        await knowing.FindAsync(person, cancel) is { } picture ? new ProgressPart(KnownView.Spoken(picture), KnownView.Progress(picture)) : null;
}
