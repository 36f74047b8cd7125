using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>Whoever was at a conference, course or workshop brings something back: a post in a channel, a lesson, a talk.</summary>
internal static class TakeAwaysFeature
{
    public static IServiceCollection AddTakeAways(this IServiceCollection services) => services
        .AddSingleton<ITakeAways, Expecting>()
        .AddSingleton<IForgetsTakeAways, Forgetting>()
        .AddSingleton<ISearchSource, TakeAwaySource>()
        .AddSingleton<TakeAwaysHeld>()
        .AddSingleton<Posting>()
        .AddSingleton<PostsDue>()
        .AddSingleton<IWhy>(provider => provider.GetRequiredService<TakeAwaysHeld>())
        .AddSingleton<IWaiting>(provider => provider.GetRequiredService<TakeAwaysHeld>())
        .AddSingleton<IPersonalData, TakeAwaysPersonalData>()
        .AddSingleton<IViewSubmissionHandler, WriteModal>()
        .AddSingleton<IViewSubmissionHandler, PlaceModal>()
        .AddAction<WriteAction, TakeAwayChoice>()
        .AddAction<PostAction, TakeAwayValue>()
        .AddAction<LessonAction, TakeAwayValue>()
        .AddAction<TalkAction, TakeAwayValue>()
        .AddWork<AskWork>()
        .AddWork<PlaceWork>()
        .AddWork<PostWork>()
        .AddWork<RefusedWork>();
}
