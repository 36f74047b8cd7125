using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Memory;

/// <summary>What learners still know: made of their answers, fitted to them every night.</summary>
internal static class MemoryFeature
{
    public static IServiceCollection AddMemory(this IServiceCollection services) => services
        .AddSingleton<Models>()
        .AddSingleton<MemoryStore>()
        .AddSingleton<FitStore>()
        .AddSingleton<Memories>()
        .AddSingleton<IMemories>(provider => provider.GetRequiredService<Memories>())
        .AddSingleton<Rebuilding>()
        .AddSingleton<Fitting>()
        .AddSingleton<NightNotes>()
        .AddSingleton<MemoryNights>()
        .AddSingleton<IPersonalData, MemoryPersonalData>()
        .AddSingleton<Replanning>()
        .AddWork<ReplanWork>()
        .AddSingleton<WishChanges>()
        .AddSingleton<ISubcommand, KeepCommand>()
        .AddSingleton<ISubcommand, KeepWorkspaceCommand>()
        .AddSingleton<ISubcommand, KeepTrackCommand>()
        .AddAction<KeepOpenAction>()
        .AddAction<SkillsAction>()
        .AddSingleton<IViewSubmissionHandler, KeepModal>()
        .AddSingleton<Knowing>()
        .AddSingleton<IHomeSection, KnownHomeSection>()
        .AddSingleton<IProgressSection, KnownProgressSection>();
}
