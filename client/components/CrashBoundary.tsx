// Catches a fault of a page, so that a person sees words and a way on instead of nothing.
import { Component, type ReactNode } from 'react';
import { Crash } from '../pages/Crash.tsx';

export class CrashBoundary extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Crash error={this.state.error} />;
  }
}
