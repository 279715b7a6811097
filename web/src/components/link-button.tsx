import { Button, type ButtonProps } from 'antd';
import { useHref, useNavigate } from 'react-router';

/** A link that looks like a button: it leads somewhere, so it can be opened in a new tab and is announced as a link. */
export function LinkButton({ to, ...rest }: Omit<ButtonProps, 'href' | 'onClick' | 'htmlType'> & { to: string }) {
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <Button
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        void navigate(to);
      }}
    />
  );
}
