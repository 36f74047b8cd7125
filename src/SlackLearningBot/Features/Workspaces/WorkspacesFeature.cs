using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>Which Slack teams the bot works for, and their tokens.</summary>
internal static class WorkspacesFeature
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services, KeyCertificates certificates, bool runsLoops)
    {
        var protection = services.AddDataProtection().SetApplicationName("SlackLearningBot");
        services.AddOptions<KeyManagementOptions>().Configure<KeyStore>((options, keys) => options.XmlRepository = keys);
        if (certificates.Current is { } current)
        {
            protection.ProtectKeysWithCertificate(current);
        }

        protection.UnprotectKeysWithAnyCertificate(certificates.All);
        if (runsLoops)
        {
            services
                .AddHostedService(provider => provider.GetRequiredService<KeySealing>())
                .AddHostedService(provider => provider.GetRequiredService<WorkspaceSeeder>());
        }

        return services
            .AddRateLimiter(InstallLimit.Configure)
            .AddSingleton(certificates)
            .AddSingleton<KeyStore>()
            .AddSingleton<KeySealing>()
            .AddSingleton<TokenVault>()
            .AddSingleton<InstallationStore>()
            .AddSingleton<Removal>()
            .AddSingleton<WorkspaceDirectory>()
            .AddSingleton<IWorkspaces>(provider => provider.GetRequiredService<WorkspaceDirectory>())
            .AddSingleton<WorkspaceEraser>()
            .AddSingleton<Installations>()
            .AddSingleton<InstallStates>()
            .AddSingleton<Installer>()
            .AddSingleton<InstallPages>()
            .AddSingleton<IEventHandler, AppUninstalledEvent>()
            .AddSingleton<IEventHandler, TokensRevokedEvent>()
            .AddSingleton<WorkspaceSeeder>();
    }

    public static void MapWorkspaces(this WebApplication app)
    {
        app.UseRateLimiter();
        app.MapGet("/slack/install", (HttpContext context, InstallPages pages) => pages.ShowInstallAsync(context)).RequireRateLimiting(InstallLimit.Policy);
        app.MapGet("/slack/oauth", (HttpContext context, InstallPages pages) => pages.FinishAsync(context)).RequireRateLimiting(InstallLimit.Policy);
    }
}
